/*
group: disputes
title:
  ar: 'ما الذي لا يقوله إلا هذا الناشر؟'
  en: 'What does this publisher alone say?'
meaning:
  ar: 'كل سطر علاقة لا يذكرها إلا الناشر المختار.'
  en: 'Each row is a tie that nobody but the publisher chosen reports.'
caution:
  ar: 'الانفراد ليس خطأ: قد يكون هو وحده من كتب عن المكان.'
  en: 'To be alone is not to be wrong: nobody else may have written about the place.'
params:
  publisher: {type: publisher, default: 'Shaam Network', label: {ar: الناشر, en: Publisher}}
example: {row: {relationship: RIVAL_OF, source: "'Axis of Resistance'", target: United States, claims: 1}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.publishers = 1 AND $publisher IN r.publisherNames
RETURN type(r) AS relationship, a.name AS source, b.name AS target, r.claims AS claims, r.first AS first, r.last AS last, r.id AS relation
ORDER BY claims DESC, relation
