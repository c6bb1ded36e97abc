/*
group: against
title:
  ar: 'من تبادل الهجوم؟'
  en: 'Who attacked each other?'
meaning:
  ar: 'كل سطر جهتان هاجمت كلٌّ منهما الأخرى.'
  en: 'Each row is two actors of which each attacked the other.'
caution:
  ar: 'لا يُعرف من هذا مَن بدأ؛ وفي الاشتباك يُربط الطرفان من الجهتين.'
  en: 'This does not say who began; in a clash both sides are tied in both directions.'
example: {row: {first: Islamic State (ISIS), second: Syrian government forces, claimsOfFirst: 15, claimsOfSecond: 4, clashes: 3}}
*/
MATCH (a:Actor)-[r:ATTACKED]->(b:Actor)-[s:ATTACKED]->(a)
WHERE a.id < b.id
RETURN a.name AS first, b.name AS second, r.claims AS claimsOfFirst, s.claims AS claimsOfSecond, r.clashes AS clashes, r.id AS attackOfFirst, s.id AS attackOfSecond
ORDER BY claimsOfFirst + claimsOfSecond DESC, attackOfFirst
