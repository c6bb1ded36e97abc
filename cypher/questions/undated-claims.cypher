/*
group: quality
title:
  ar: 'أي الإفادات بلا تاريخ؟'
  en: 'Which claims have no date?'
meaning:
  ar: 'كل سطر إفادة لا يُعرف متى وقع ما تقوله.'
  en: 'Each row is a claim of which it is not known when what it says happened.'
caution:
  ar: 'بلا تاريخ لا يعني غير صحيح: التقرير لم يقل متى.'
  en: 'Undated does not mean untrue: the report did not say when.'
example: {row: {type: alliance, status: planned, publisher: Arabi21}}
*/
MATCH (c:Claim)
WHERE c.from IS NULL AND c.to IS NULL AND c.review <> 'rejected'
RETURN c.id AS claim, c.type AS type, c.status AS status, c.glossEn AS said, c.glossAr AS saidAr, c.publisher AS publisher
ORDER BY type, claim
