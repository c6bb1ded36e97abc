/*
group: evidence
title:
  ar: 'ما التقارير؟'
  en: 'Which reports are there?'
meaning:
  ar: 'كل سطر تقرير وعدد إفاداته.'
  en: 'Each row is a report and the number of its claims.'
caution:
  ar: 'عدد الإفادات يتبع طول النص وموضوعه، لا جودة التقرير.'
  en: 'The number of claims follows the length and subject of a text, not its quality.'
example: {row: {publisher: Arabi21, publishedOn: 2017-11, language: ar, origin: reports, claims: 20}}
*/
MATCH (p:Report)
OPTIONAL MATCH (c:Claim)-[:STATED_IN]->(p)
RETURN p.id AS report, p.publisher AS publisher, p.publishedOn AS publishedOn, p.title AS title, p.language AS language, p.source AS origin, count(c) AS claims, min(c.from) AS first, max(c.to) AS last
ORDER BY publishedOn, report
