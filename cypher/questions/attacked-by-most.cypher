/*
group: structure
title:
  ar: 'من هاجمه أكثر من طرف؟'
  en: 'Who was attacked by most?'
meaning:
  ar: 'كل سطر جهة وعدد من هاجموها.'
  en: 'Each row is an actor and the number of those that attacked it.'
caution:
  ar: 'ما لا يظهر هنا لم تذكره هذه التقارير؛ ولا يعني ذلك أنه لم يقع.'
  en: 'What is not here is not in these reports; that does not mean that it did not happen.'
params:
  most: {type: integer, default: 20, label: {ar: كم سطرًا, en: How many}}
example: {row: {actor: isis, name: Islamic State (ISIS), attackers: 5, last: 2018-06-08}}
*/
MATCH (a:Actor)-[r:ATTACKED]->(b:Actor)
RETURN b.id AS actor, b.name AS name, count(DISTINCT a.id) AS attackers, max(r.last) AS last
ORDER BY attackers DESC, actor
LIMIT $most
