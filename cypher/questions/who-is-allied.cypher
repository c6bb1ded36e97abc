/*
group: beside
title:
  ar: 'من متحالف مع من؟'
  en: 'Who is allied with whom?'
meaning:
  ar: 'كل سطر جهتان تقول التقارير إنهما متحالفتان أو تقاتلان معًا.'
  en: 'Each row is two actors that reports say are allied or fight together.'
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
example: {row: {first: Syrian pro-government militias, second: Syrian government forces, firstSeen: 2017-09, lastSeen: 2018-06, claims: 3}}
*/
MATCH (a:Actor)-[r:ALLIED_WITH]->(b:Actor)
RETURN a.name AS first, b.name AS second, r.first AS firstSeen, r.last AS lastSeen, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, relation
