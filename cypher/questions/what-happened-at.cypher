/*
group: places
title:
  ar: 'ماذا وقع في هذا المكان؟'
  en: 'What happened at this place?'
meaning:
  ar: 'كل سطر إفادة تذكر المكان أو مكانًا فيه.'
  en: 'Each row is a claim that names the place or one within it.'
caution:
  ar: 'المكان ما تذكره الإفادة: قد يكون مدينة أو محافظة كاملة.'
  en: 'The place is what the claim says: it may be a town or a whole governorate.'
params:
  place: {type: place, default: 'albu-kamal', label: {ar: المكان, en: Place}}
example: {row: {from: "2017", type: attack, status: reported, places: [al-Bukamal], said: Coalition aircraft have bombed al-Bukamal for weeks.}}
*/
MATCH (c:Claim)-[:AT]->(l:Place)-[:WITHIN*0..6]->(w:Place {id: $place})
WHERE c.review <> 'rejected'
WITH DISTINCT c, l ORDER BY l.id
RETURN c.id AS claim, c.from AS from, c.type AS type, c.status AS status, collect(l.name) AS places, c.glossEn AS said, c.glossAr AS saidAr, c.publisher AS publisher
ORDER BY from, claim
