/*
group: time
title:
  ar: 'كم إفادة في كل شهر؟'
  en: 'How many claims are there in each month?'
meaning:
  ar: 'كل سطر شهر ونوع وعدد الإفادات التي تبدأ فيه.'
  en: 'Each row is a month, a type and the number of claims that begin in it.'
caution:
  ar: 'العدد يتبع ما نُشر وما قُرئ، لا شدة القتال.'
  en: 'The number follows what was published and read, not how hard the fighting was.'
example: {row: {month: "2017", type: attack, claims: 2}}
*/
MATCH (c:Claim)
WHERE c.from IS NOT NULL AND c.status = 'reported' AND c.review <> 'rejected'
RETURN substring(c.from, 0, 7) AS month, c.type AS type, count(c) AS claims
ORDER BY month, type
