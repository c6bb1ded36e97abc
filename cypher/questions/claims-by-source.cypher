/*
group: evidence
title:
  ar: 'من أين جاءت الإفادات؟'
  en: 'Where do the claims come from?'
meaning:
  ar: 'كل سطر مصدر بيانات ونوع وعدد الإفادات.'
  en: 'Each row is a data source, a type and the number of claims.'
caution:
  ar: 'مصدران قد يرويان الواقعة نفسها.'
  en: 'Two sources may tell of the same event.'
example: {row: {origin: reports, type: alliance, claims: 16, first: 2017-09, last: 2018-06-08}}
*/
MATCH (c:Claim)
WHERE c.review <> 'rejected'
RETURN c.source AS origin, c.type AS type, count(c) AS claims, min(c.from) AS first, max(c.to) AS last
ORDER BY origin, type
