/*
group: evidence
title:
  ar: من يقول إن بين الجهتين علاقة؟
  en: Who says that there is a tie between these two?
meaning:
  ar: كل سطر إفادة تجمع الجهتين، وفي أي تقرير وردت.
  en: Each row is a claim that involves both actors, and the report that makes it.
caution:
  ar: 'الإفادة ليست حقيقة: تقول فقط إن التقرير يقول ذلك.'
  en: 'A claim is no fact: it says only that the report says so.'
params:
  a: {type: actor, default: isis, label: {ar: الجهة الأولى, en: First actor}}
  b: {type: actor, default: syrian-government-forces, label: {ar: الجهة الثانية, en: Second actor}}
example: {row: {type: attack, status: planned, confidence: 0.95, publisher: Arabi21, publishedOn: 2017-11}}
*/
MATCH (a:Actor {id: $a})<-[r:HAS_ACTOR|HAS_RECIPIENT]-(c:Claim)-[s:HAS_ACTOR|HAS_RECIPIENT]->(b:Actor {id: $b})
MATCH (c)-[:STATED_IN]->(p:Report)
WHERE c.review <> 'rejected'
RETURN DISTINCT c.id AS claim, c.type AS type, c.status AS status, c.confidence AS confidence, p.publisher AS publisher, p.publishedOn AS publishedOn, p.title AS title
ORDER BY publishedOn, claim
