/*
group: structure
title:
  ar: من تحالف ضد خصم مشترك؟
  en: Which allies share an enemy?
meaning:
  ar: كل سطر حليفان وجهة هاجمها كل منهما.
  en: Each row is two allies and an actor that both attacked.
caution:
  ar: ما لا تذكره التقارير لا يظهر هنا؛ غياب العلاقة ليس دليلًا على عدم وجودها.
  en: 'What the reports do not say is not here: a missing tie is no evidence that there was none.'
example: {row: {first: Iran-backed militias, second: Popular Mobilization Forces, enemy: Islamic State (ISIS), claims: 1, alliance: iran-backed-militias.alliance.pmf}}
*/
MATCH (a:Actor)-[r:ALLIED_WITH]->(b:Actor)
MATCH (a)-[s:ATTACKED]->(x:Actor)
MATCH (b)-[t:ATTACKED]->(x)
RETURN a.name AS first, b.name AS second, x.name AS enemy, r.claims AS claims, r.id AS alliance, s.id AS attackOfFirst, t.id AS attackOfSecond
ORDER BY a.id, b.id, x.id
