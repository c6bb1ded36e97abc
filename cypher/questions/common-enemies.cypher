/*
group: structure
title:
  ar: من خصوم الجهتين معًا؟
  en: Whom did both of these actors attack?
meaning:
  ar: كل سطر جهة هاجمتها الجهتان كلتاهما.
  en: Each row is an actor that both of the actors chosen attacked or clashed with.
caution:
  ar: 'خصم مشترك ليس تحالفًا: قد لا تكون بين الجهتين أي صلة.'
  en: 'A common enemy is no alliance: the two may have nothing to do with each other.'
params:
  a: {type: actor, default: sdf, label: {ar: الجهة الأولى, en: First actor}}
  b: {type: actor, default: syrian-government-forces, label: {ar: الجهة الثانية, en: Second actor}}
example: {row: {actor: isis, name: Islamic State (ISIS), claimsOfFirst: 3, claimsOfSecond: 4, lastOfFirst: "2018"}}
*/
MATCH (a:Actor {id: $a})-[r:ATTACKED]->(x:Actor)<-[s:ATTACKED]-(b:Actor {id: $b})
RETURN x.id AS actor, x.name AS name, r.claims AS claimsOfFirst, s.claims AS claimsOfSecond, r.last AS lastOfFirst, s.last AS lastOfSecond, r.id AS relationOfFirst, s.id AS relationOfSecond
ORDER BY claimsOfFirst + claimsOfSecond DESC, actor
