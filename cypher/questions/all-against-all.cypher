/*
group: structure
title:
  ar: 'أي ثلاث جهات تتقاتل كلها؟'
  en: 'Which three actors all fight one another?'
meaning:
  ar: 'كل سطر ثلاث جهات بين كل اثنتين منها هجوم، في أي اتجاه.'
  en: 'Each row is three actors with an attack between each two of them, in either direction.'
caution:
  ar: 'التوازن فكرة من نظرية الشبكات، لا توقع لما سيقع.'
  en: 'Balance is an idea of network theory, no forecast.'
example: {row: null}
*/
MATCH (a:Actor)-[r:ATTACKED]-(b:Actor)-[s:ATTACKED]-(c:Actor)-[t:ATTACKED]-(a)
WHERE a.id < b.id AND b.id < c.id
RETURN DISTINCT a.name AS first, b.name AS second, c.name AS third, a.id AS firstId, b.id AS secondId, c.id AS thirdId
ORDER BY firstId, secondId, thirdId
