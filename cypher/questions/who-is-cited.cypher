/*
group: evidence
title:
  ar: 'على لسان من؟'
  en: 'Who is cited?'
meaning:
  ar: 'كل سطر مصدر تنسب إليه التقارير إفادات.'
  en: 'Each row is a source that reports ascribe claims to.'
caution:
  ar: 'المصدر كما يسمّيه التقرير؛ وقد يُسمّى الواحد بأكثر من اسم.'
  en: 'The source is as the report names it; one may go by several names.'
example: {row: {saidBy: a local source (مصدر محلي), claims: 9, publishers: 1, first: 2018-06-08, last: 2018-06-08}}
*/
MATCH (c:Claim)
WHERE c.attribution IS NOT NULL AND c.review <> 'rejected'
RETURN c.attribution AS saidBy, count(c) AS claims, count(DISTINCT c.publisher) AS publishers, min(c.from) AS first, max(c.to) AS last
ORDER BY claims DESC, saidBy
