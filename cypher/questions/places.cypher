/*
group: places
title:
  ar: أين؟
  en: Where?
meaning:
  ar: كل سطر مكان وعدد الإفادات التي تذكره بحسب نوعها.
  en: Each row is a place and the number of claims of a type that name it.
caution:
  ar: 'المكان ما تذكره الإفادة: قد يكون مدينة أو محافظة كاملة.'
  en: 'The place is what the claim says: it may be a town or a whole governorate.'
params:
  type: {type: type, default: attack, label: {ar: النوع, en: Type}}
example: {row: {place: albu-kamal, name: al-Bukamal, latitude: 34.45, longitude: 40.9186, claims: 18}}
*/
MATCH (c:Claim {type: $type})-[:AT]->(l:Place)
WHERE c.status = 'reported' AND c.review <> 'rejected'
RETURN l.id AS place, l.name AS name, l.latitude AS latitude, l.longitude AS longitude, count(c) AS claims
ORDER BY claims DESC, place
