/*
group: reinforcements
title:
  ar: من عزّز هذه الجهة، ومتى؟
  en: Who reinforced this actor, and when?
meaning:
  ar: كل سطر جهة أرسلت قوات أو سلاحًا أو إمدادًا إلى الجهة المختارة في الفترة المحددة؛ وما لا تاريخ له يظهر حين لا تُحدَّد فترة. وعمود «في الفترة» (inPeriod) يعدّ إفاداتها فيها، وسائر الأعمدة للزمن كله.
  en: Each row is an actor that sent forces, weapons or supplies to the actor chosen, observed within the period; what no report dates is there when no period is asked for. The column "in the period" (inPeriod) counts its claims of that time; the other columns are of all time.
caution:
  ar: التعزيزات التي لا يُذكر متلقّيها ليست هنا؛ انظر unaddressed-reinforcements.
  en: 'Reinforcements whose recipient no report names are not here: see unaddressed-reinforcements.'
params:
  actor: {type: actor, default: syrian-government-forces, label: {ar: الجهة, en: Actor}}
  from: {type: date, default: '', label: {ar: من تاريخ, en: From}}
  to: {type: date, default: '', label: {ar: إلى تاريخ, en: To}}
example: {row: {actor: pmf, name: Popular Mobilization Forces, first: 2018-06, last: 2018-06, claims: 1}}
*/
MATCH (a:Actor)-[r:REINFORCED]->(b:Actor {id: $actor})
UNWIND r.claimIds AS claimId
MATCH (c:Claim {id: claimId})
WHERE c.status = 'reported' AND ($from = '' AND $to = '' OR substring(coalesce(c.from, c.to), 0, size($to)) <= $to AND coalesce(c.to, c.from) >= substring($from, 0, size(coalesce(c.to, c.from))))
WITH a.id AS actor, a.name AS name, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation, count(c) AS inPeriod
RETURN actor AS actor, name AS name, first AS first, last AS last, claims AS claims, publishers AS publishers, status AS status, relation AS relation, inPeriod AS inPeriod
ORDER BY claims DESC, actor
