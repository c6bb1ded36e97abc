/*
group: time
title:
  ar: 'من انقلب على حليفه؟'
  en: 'Who turned on an ally?'
meaning:
  ar: 'كل سطر جهتان رُصد تحالفهما أول مرة قبل أن يُرصد هجوم بينهما.'
  en: 'Each row is two actors whose alliance was first observed before an attack between them was.'
caution:
  ar: 'ترتيب الرصد ليس ترتيب الوقائع دائمًا، ولا يُعرف منه السبب.'
  en: 'The order of observations is not always that of events, and says nothing of reasons.'
example: {row: null}
*/
MATCH (a:Actor)-[s:ATTACKED]->(b:Actor)-[r:ALLIED_WITH]-(a)
WHERE r.first < s.last
RETURN a.name AS attacker, b.name AS attacked, r.first AS alliedFirst, r.last AS alliedLast, s.first AS attackFirst, s.last AS attackLast, r.id AS alliance, s.id AS attack
ORDER BY attack
