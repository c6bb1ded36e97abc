/*
group: structure
title:
  ar: أي الجهات أكثرها علاقات؟
  en: Which actors have the most ties?
meaning:
  ar: كل سطر جهة وعدد علاقاتها وعدد من تجمعها بهم.
  en: Each row is an actor, how many ties it has and with how many others.
caution:
  ar: كثرة العلاقات تقول إن التقارير تكثر من ذكر الجهة، لا إنها أقوى.
  en: Many ties say that the reports speak of it often, not that it is stronger.
params:
  most: {type: integer, default: 20, label: {ar: عدد الأسطر, en: Rows}}
example: {row: {actor: isis, name: Islamic State (ISIS), ties: 12, others: 7}}
*/
MATCH (a:Actor)-[r]-(b:Actor)
RETURN a.id AS actor, a.name AS name, count(r) AS ties, count(DISTINCT b.id) AS others
ORDER BY ties DESC, others DESC, actor
LIMIT $most
