/*
group: places
title:
  ar: 'أين رُصدت هذه الجهة؟'
  en: 'Where was this actor observed?'
meaning:
  ar: 'كل سطر مكان وعدد إفادات الجهة التي تذكره.'
  en: 'Each row is a place and the number of the actor’s claims that name it.'
caution:
  ar: 'المكان مكان الواقعة، لا موضع الجهة؛ والقصف يصل من بعيد.'
  en: 'The place is that of the event, not of the actor; shells come from afar.'
params:
  actor: {type: actor, default: 'isis', label: {ar: الجهة, en: Actor}}
example: {row: {place: albu-kamal, name: al-Bukamal, latitude: 34.45, longitude: 40.9186, claims: 15}}
*/
MATCH (a:Actor {id: $actor})<-[:HAS_ACTOR|HAS_RECIPIENT]-(c:Claim)-[:AT]->(l:Place)
WHERE c.status = 'reported' AND c.review <> 'rejected'
RETURN l.id AS place, l.name AS name, l.latitude AS latitude, l.longitude AS longitude, count(DISTINCT c.id) AS claims, min(c.from) AS first, max(c.to) AS last
ORDER BY claims DESC, place
