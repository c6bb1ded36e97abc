/*
group: time
title:
  ar: متى رُصدت كل جهة أول مرة وآخر مرة؟
  en: When was each actor first and last observed?
meaning:
  ar: كل سطر جهة وأقدم تاريخ وأحدث تاريخ تُذكر فيهما علاقة لها.
  en: Each row is an actor and the earliest and latest dates that any of its ties has.
caution:
  ar: '«آخر رصد» لا يعني الانتهاء، و«أول رصد» لا يعني البداية: إنهما أقدم تاريخ وأحدث تاريخ تذكرهما التقارير.'
  en: 'Last observed does not mean ended, nor first observed begun: they are the earliest and latest dates that the reports name.'
example: {row: {actor: pro-government-militias, name: Syrian pro-government militias, first: 2017-09, last: 2018-06-08, others: 3}}
*/
MATCH (a:Actor)-[r]-(b:Actor)
WHERE r.first IS NOT NULL
RETURN a.id AS actor, a.name AS name, min(r.first) AS first, max(r.last) AS last, count(DISTINCT b.id) AS others
ORDER BY first, actor
