/*
group: disputes
title:
  ar: 'ما الذي نُفي؟'
  en: 'What has been denied?'
meaning:
  ar: 'كل سطر إفادة تنفي أمرًا، وفي أي تقرير.'
  en: 'Each row is a claim that denies something, and the report that makes it.'
caution:
  ar: 'النفي إفادة مثل غيره: لا يعني أن الأمر لم يقع.'
  en: 'A denial is a claim like any other: it does not mean that the thing did not happen.'
example: {row: {type: attack, actors: [Russia], saidBy: a local source (مصدر محلي), said: The Russian air force did not intervene., saidAr: لم يشارك الطيران الروسي في القتال.}}
*/
MATCH (c:Claim {status: 'denied'})-[:STATED_IN]->(p:Report)
WHERE c.review <> 'rejected'
OPTIONAL MATCH (c)-[:HAS_ACTOR]->(a:Actor)
WITH c, p, a ORDER BY a.id
RETURN c.id AS claim, c.type AS type, collect(a.name) AS actors, c.attribution AS saidBy, c.glossEn AS said, c.glossAr AS saidAr, p.publisher AS publisher
ORDER BY type, claim
