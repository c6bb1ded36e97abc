/*
group: against
title:
  ar: من هاجم هذه الجهة؟
  en: Who attacked this actor?
meaning:
  ar: كل سطر جهة تقول التقارير إنها هاجمت الجهة المختارة أو اشتبكت معها.
  en: Each row is an actor that reports say attacked or clashed with the actor chosen.
caution:
  ar: في الاشتباك لا يُذكر من بدأ، فيُحسب على الطرفين.
  en: In a clash no report says who began; it counts both ways.
params:
  actor: {type: actor, default: isis, label: {ar: الجهة, en: Actor}}
example: {row: {actor: syrian-government-forces, name: Syrian government forces, first: 2017-11, last: 2018-06-08, claims: 4}}
*/
MATCH (a:Actor)-[r:ATTACKED]->(b:Actor {id: $actor})
RETURN a.id AS actor, a.name AS name, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, actor
