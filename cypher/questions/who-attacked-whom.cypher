/*
group: against
title:
  ar: من هاجم من؟
  en: Who attacked whom?
meaning:
  ar: كل سطر هجوم أو اشتباك بين جهتين في الفترة المحددة؛ وما لا تاريخ له يظهر حين لا تُحدَّد فترة. وعمود «في الفترة» (inPeriod) يعدّ إفاداتها فيها، وسائر الأعمدة للزمن كله.
  en: Each row is a pair of actors, one of which attacked the other or clashed with it within the period; what no report dates is there when no period is asked for. The column "in the period" (inPeriod) counts its claims of that time; the other columns are of all time.
caution:
  ar: عدد الناشرين مقياس للإسناد لا للصحة؛ وتقريران لناشر واحد مصدر واحد.
  en: Publishers measure support, not truth; two reports by one publisher are one source.
params:
  from: {type: date, default: '', label: {ar: من تاريخ, en: From}}
  to: {type: date, default: '', label: {ar: إلى تاريخ, en: To}}
example: {row: {attacker: Islamic State (ISIS), attacked: Syrian government forces, first: 2017-11, last: 2018-06, claims: 15}}
*/
MATCH (a:Actor)-[r:ATTACKED]->(b:Actor)
UNWIND r.claimIds AS claimId
MATCH (c:Claim {id: claimId})
WHERE c.status = 'reported' AND ($from = '' AND $to = '' OR substring(coalesce(c.from, c.to), 0, size($to)) <= $to AND coalesce(c.to, c.from) >= substring($from, 0, size(coalesce(c.to, c.from))))
WITH a.id AS sourceId, b.id AS targetId, a.name AS attacker, b.name AS attacked, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.status AS status, r.id AS relation, count(c) AS inPeriod
RETURN attacker AS attacker, attacked AS attacked, first AS first, last AS last, claims AS claims, publishers AS publishers, status AS status, relation AS relation, inPeriod AS inPeriod
ORDER BY claims DESC, sourceId, targetId
