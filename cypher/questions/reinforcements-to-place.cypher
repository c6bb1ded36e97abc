/*
group: reinforcements
title:
  ar: 'من أرسل قوات إلى هذا المكان؟'
  en: 'Who sent forces to this place?'
meaning:
  ar: 'كل سطر إفادة بتعزيزات تذكر المكان أو مكانًا فيه.'
  en: 'Each row is a claim of reinforcements that names the place or one within it.'
caution:
  ar: 'الإفادة ليست حقيقة: تقول فقط إن التقرير يقول ذلك.'
  en: 'A claim is no fact: it says only that the report says so.'
params:
  place: {type: place, default: 'deir-ez-zor-governorate', label: {ar: المكان, en: Place}}
example: {row: {senders: [Popular Mobilization Forces], places: [al-Bukamal], status: reported, from: 2017-11, said: Forces counted as PMF entered al-Bukamal.}}
*/
MATCH (c:Claim)-[:AT]->(l:Place)-[:WITHIN*0..6]->(w:Place {id: $place})
WHERE c.type = 'reinforcement' AND c.review <> 'rejected'
MATCH (c)-[:HAS_ACTOR]->(a:Actor)
WITH DISTINCT c, a, l ORDER BY a.id, l.id
RETURN c.id AS claim, collect(DISTINCT a.name) AS senders, collect(DISTINCT l.name) AS places, c.status AS status, c.from AS from, c.glossEn AS said, c.glossAr AS saidAr
ORDER BY from, claim
