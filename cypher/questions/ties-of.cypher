/*
group: who
title:
  ar: 'ما علاقات هذه الجهة؟'
  en: 'What ties does this actor have?'
meaning:
  ar: 'كل سطر علاقة للجهة، من أيّ نوع وفي أيّ اتجاه.'
  en: 'Each row is a tie of the actor, of any type and in either direction.'
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
params:
  actor: {type: actor, default: 'isis', label: {ar: الجهة, en: Actor}}
example: {row: {relationship: ATTACKED, source: isis, target: syrian-government-forces, other: Syrian government forces, first: 2017-11}}
*/
MATCH (a:Actor {id: $actor})-[r]-(b:Actor)
RETURN type(r) AS relationship, startNode(r).id AS source, endNode(r).id AS target, b.name AS other, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY relationship, claims DESC, relation
