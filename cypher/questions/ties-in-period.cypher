/*
group: time
title:
  ar: 'ما الذي رُصد في هذه المدة؟'
  en: 'What was observed in this period?'
meaning:
  ar: 'كل سطر علاقة رُصدت في وقت ما بين التاريخين. وعمود «في الفترة» (inPeriod) يعدّ إفاداتها فيها، وسائر الأعمدة للزمن كله.'
  en: 'Each row is a tie that was observed at some time between the two dates. The column "in the period" (inPeriod) counts its claims of that time; the other columns are of all time.'
caution:
  ar: 'ما لا يُعرف تاريخه إلا بالشهر أو السنة يُعدّ في كل مدة تمسّه.'
  en: 'What is dated to a month or year only counts in every period that touches it.'
params:
  from: {type: date, default: '2018-06', label: {ar: من, en: From}}
  to: {type: date, default: '2018-06', label: {ar: إلى, en: To}}
example: {row: {relationship: ALLIED_WITH, source: Syrian pro-government militias, target: Syrian government forces, first: 2017-09, last: 2018-06}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
UNWIND r.claimIds AS claimId
MATCH (c:Claim {id: claimId})
WHERE c.status = 'reported' AND (substring(coalesce(c.from, c.to), 0, size($to)) <= $to AND coalesce(c.to, c.from) >= substring($from, 0, size(coalesce(c.to, c.from))))
WITH type(r) AS relationship, a.name AS source, b.name AS target, r.first AS first, r.last AS last, r.claims AS claims, r.id AS relation, count(c) AS inPeriod
RETURN relationship AS relationship, source AS source, target AS target, first AS first, last AS last, claims AS claims, relation AS relation, inPeriod AS inPeriod
ORDER BY first, relation
