/*
group: against
title:
  ar: من هاجمته هذه الجهة؟
  en: Whom did this actor attack?
meaning:
  ar: كل سطر جهة تقول التقارير إن الجهة المختارة هاجمتها أو اشتبكت معها.
  en: Each row is an actor that reports say the actor chosen attacked or clashed with.
caution:
  ar: في الاشتباك لا يُذكر من بدأ، فيُحسب على الطرفين.
  en: In a clash no report says who began; it counts both ways.
params:
  actor: {type: actor, default: isis, label: {ar: الجهة, en: Actor}}
example: {row: {actor: syrian-government-forces, name: Syrian government forces, first: 2017-11, last: 2018-06, claims: 15}}
*/
MATCH (a:Actor {id: $actor})-[r:ATTACKED]->(b:Actor)
RETURN b.id AS actor, b.name AS name, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, actor
