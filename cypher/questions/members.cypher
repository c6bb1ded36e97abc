/*
group: who
title:
  ar: ما الذي يتبع ماذا؟
  en: What is part of what?
meaning:
  ar: كل سطر جهة تقول التقارير إنها جزء من جهة أخرى.
  en: Each row is an actor that reports say is part of another.
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
example: {row: {part: Combined Joint Task Force (Operation Inherent Resolve), whole: International Coalition, claims: 1, publishers: 1}}
*/
MATCH (a:Actor)-[r:PART_OF]->(b:Actor)
RETURN a.name AS part, b.name AS whole, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.id AS relation
ORDER BY b.id, a.id
