/*
group: reinforcements
title:
  ar: 'من عزّزته هذه الجهة؟'
  en: 'Whom did this actor reinforce?'
meaning:
  ar: 'كل سطر جهة تلقّت من الجهة المختارة قوات أو سلاحًا أو مؤنًا.'
  en: 'Each row is an actor that got forces, weapons or supplies from the one chosen.'
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
params:
  actor: {type: actor, default: 'pmf', label: {ar: الجهة, en: Actor}}
example: {row: {actor: iran-backed-militias, name: Iran-backed militias, first: 2018-06, last: 2018-06, claims: 1}}
*/
MATCH (a:Actor {id: $actor})-[r:REINFORCED]->(b:Actor)
RETURN b.id AS actor, b.name AS name, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, actor
