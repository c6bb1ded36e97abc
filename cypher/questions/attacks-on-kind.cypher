/*
group: against
title:
  ar: 'من هاجم جهات من هذا النوع؟'
  en: 'Who attacked actors of this kind?'
meaning:
  ar: 'كل سطر مهاجم وهدف من النوع المختار، كالمدنيين.'
  en: 'Each row is an attacker and a target of the kind chosen, such as civilians.'
caution:
  ar: 'ما لا يظهر هنا لم تذكره هذه التقارير؛ ولا يعني ذلك أنه لم يقع.'
  en: 'What is not here is not in these reports; that does not mean that it did not happen.'
params:
  kind: {type: kind, default: 'state-forces', label: {ar: النوع, en: Kind}}
example: {row: {attacker: Islamic State (ISIS), attacked: Syrian government forces, first: 2017-11, last: 2018-06, claims: 15}}
*/
MATCH (a:Actor)-[r:ATTACKED]->(b:Actor {kind: $kind})
RETURN a.name AS attacker, b.name AS attacked, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation
ORDER BY claims DESC, relation
