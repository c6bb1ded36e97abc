/*
group: beside
title:
  ar: من قاتل إلى جانب هذه الجهة؟
  en: Who fights beside this actor?
meaning:
  ar: كل سطر جهة تقول التقارير إنها متحالفة مع الجهة المختارة أو تقاتل معها.
  en: Each row is an actor that reports say is allied with the one chosen or fights beside it.
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
params:
  actor: {type: actor, default: syrian-government-forces, label: {ar: الجهة, en: Actor}}
example: {row: {actor: pro-government-militias, name: Syrian pro-government militias, first: 2017-09, last: 2018-06, claims: 3}}
*/
MATCH (a:Actor {id: $actor})-[r:ALLIED_WITH]-(b:Actor)
RETURN b.id AS actor, b.name AS name, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, actor
