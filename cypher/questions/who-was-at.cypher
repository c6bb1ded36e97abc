/*
group: places
title:
  ar: 'من رُصد في هذا المكان؟'
  en: 'Who was observed at this place?'
meaning:
  ar: 'كل سطر جهة وعدد إفاداتها التي تذكر المكان أو مكانًا فيه.'
  en: 'Each row is an actor and the number of its claims that name the place or one within it.'
caution:
  ar: 'من هوجم في مكان رُصد فيه أيضًا؛ ومن هاجم من الجو لم يكن فيه.'
  en: 'Who was attacked at a place was observed there too; who attacked from the air was not there.'
params:
  place: {type: place, default: 'albu-kamal', label: {ar: المكان, en: Place}}
example: {row: {actor: isis, name: Islamic State (ISIS), claims: 17, first: 2017-11, last: 2018-06-08}}
*/
MATCH (c:Claim)-[:AT]->(l:Place)-[:WITHIN*0..6]->(w:Place {id: $place})
WHERE c.status = 'reported' AND c.review <> 'rejected'
MATCH (c)-[:HAS_ACTOR|HAS_RECIPIENT]->(a:Actor)
RETURN a.id AS actor, a.name AS name, count(DISTINCT c.id) AS claims, min(c.from) AS first, max(c.to) AS last
ORDER BY claims DESC, actor
