/*
group: quality
title:
  ar: 'كم إفادة بلا مكان؟'
  en: 'How many claims name no place?'
meaning:
  ar: 'كل سطر نوع، وعدد إفاداته، وعدد ما لا مكان له منها.'
  en: 'Each row is a type, the number of its claims, and of those that name no place.'
caution:
  ar: 'كثير من الإفادات، كالتحالفات، لا مكان لها بطبيعتها.'
  en: 'Many claims, such as those of alliances, have no place by nature.'
example: {row: {type: alliance, claims: 16, without: 6}}
*/
MATCH (c:Claim)
WHERE c.review <> 'rejected'
RETURN c.type AS type, count(c) AS claims, count(CASE WHEN NOT EXISTS { (c)-[:AT]->(:Place) } THEN 1 END) AS without
ORDER BY type
