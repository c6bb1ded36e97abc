/*
group: evidence
title:
  ar: 'ماذا يقول هذا التقرير؟'
  en: 'What does this report say?'
meaning:
  ar: 'كل سطر إفادة من التقرير، بترتيب النص.'
  en: 'Each row is a claim that the report makes, in the order of the text.'
caution:
  ar: 'الإفادة ليست حقيقة: تقول فقط إن التقرير يقول ذلك.'
  en: 'A claim is no fact: it says only that the report says so.'
params:
  report: {type: report, default: '42c05de4a21b572d', label: {ar: التقرير, en: Report}}
example: {row: {start: 0, type: attack, status: reported, actors: [Syrian government forces], from: 2017-11}}
*/
MATCH (c:Claim)-[:STATED_IN]->(p:Report {id: $report})
OPTIONAL MATCH (c)-[:HAS_ACTOR]->(a:Actor)
WITH c, a ORDER BY a.id
RETURN c.start AS start, c.id AS claim, c.type AS type, c.status AS status, collect(a.name) AS actors, c.from AS from, c.glossEn AS said, c.glossAr AS saidAr, c.review AS review
ORDER BY start, claim
