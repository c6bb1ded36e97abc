/*
group: time
title:
  ar: 'ما الذي رُصد أول مرة في هذه المدة؟'
  en: 'What was first observed in this period?'
meaning:
  ar: 'كل سطر علاقة يقع أقدم رصد لها بين التاريخين.'
  en: 'Each row is a tie whose earliest observation lies between the two dates.'
caution:
  ar: 'أول رصد في هذه التقارير ليس بداية العلاقة.'
  en: 'First observed in these reports is not when a tie began.'
params:
  from: {type: date, default: '2018-06', label: {ar: من, en: From}}
  to: {type: date, default: '2018-06', label: {ar: إلى, en: To}}
example: {row: {relationship: ALLIED_WITH, source: Liwa Fatemiyoun, target: Syrian government forces, first: "2018", claims: 1}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE substring(r.first, 0, size($to)) <= $to AND r.first >= substring($from, 0, size(r.first))
RETURN type(r) AS relationship, a.name AS source, b.name AS target, r.first AS first, r.claims AS claims, r.id AS relation
ORDER BY first, relation
