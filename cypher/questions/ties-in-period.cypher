/*
group: time
title:
  ar: 'ما الذي رُصد في هذه المدة؟'
  en: 'What was observed in this period?'
meaning:
  ar: 'كل سطر علاقة رُصدت في وقت ما بين التاريخين.'
  en: 'Each row is a tie that was observed at some time between the two dates.'
caution:
  ar: 'تُعدّ العلاقة إذا تداخلت المدة مع ما بين أول رصد وآخره؛ وقد لا تُرصد بينهما.'
  en: 'A tie counts when the period overlaps the time from first to last observed; it need not have been observed in between.'
params:
  from: {type: date, default: '2018-06', label: {ar: من, en: From}}
  to: {type: date, default: '2018-06', label: {ar: إلى, en: To}}
example: {row: {relationship: ALLIED_WITH, source: Syrian pro-government militias, target: Syrian government forces, first: 2017-09, last: 2018-06}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE substring(r.first, 0, size($to)) <= $to AND r.last >= substring($from, 0, size(r.last))
RETURN type(r) AS relationship, a.name AS source, b.name AS target, r.first AS first, r.last AS last, r.claims AS claims, r.id AS relation
ORDER BY first, relation
