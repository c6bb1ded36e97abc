/*
group: structure
title:
  ar: من تحالف مع من يقاتله؟
  en: Who is both allied and at odds?
meaning:
  ar: كل سطر جهتان تذكر التقارير بينهما تحالفًا وهجومًا معًا.
  en: Each row is two actors between whom reports tell of both an alliance and an attack.
caution:
  ar: 'قد يكون أحدهما قبل الآخر: قارن التواريخ. وقد يخالف تقرير تقريرًا.'
  en: 'One may come before the other: compare the dates. Or one report may differ from another.'
example: {row: null}
*/
MATCH (a:Actor)-[r:ALLIED_WITH]-(b:Actor)-[s:ATTACKED]->(a)
RETURN b.name AS attacker, a.name AS attacked, r.first AS alliedFirst, r.last AS alliedLast, s.first AS attackFirst, s.last AS attackLast, r.id AS alliance, s.id AS attack
ORDER BY b.id, a.id
