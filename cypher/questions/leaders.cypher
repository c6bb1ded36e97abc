/*
group: who
title:
  ar: من يقود من؟
  en: Who leads whom?
meaning:
  ar: كل سطر جهة ومن تقول التقارير إنه يقودها أو قادها.
  en: Each row is an actor and the one that reports say leads or led it.
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
example: {row: {actor: Maghawir al-Thawra, leader: Muhannad al-Talaa, claims: 1, publishers: 1}}
*/
MATCH (a:Actor)-[r:LED_BY]->(b:Actor)
RETURN a.name AS actor, b.name AS leader, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.id AS relation
ORDER BY a.id, b.id
