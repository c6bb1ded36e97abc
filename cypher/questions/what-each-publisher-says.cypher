/*
group: evidence
title:
  ar: ماذا يقول كل ناشر؟
  en: What does each publisher say?
meaning:
  ar: كل سطر ناشر ونوع من الإفادات وعددها.
  en: Each row is a publisher, a type and status of claims, and how many it makes.
caution:
  ar: العدد يتبع عدد التقارير المقروءة، لا اهتمام الناشر.
  en: Numbers follow how many of its reports were read, not what it cares about.
example: {row: {publisher: Arabi21, type: alliance, status: planned, claims: 1, reports: 1}}
*/
MATCH (c:Claim)-[:STATED_IN]->(p:Report)
WHERE c.review <> 'rejected'
RETURN p.publisher AS publisher, c.type AS type, c.status AS status, count(c) AS claims, count(DISTINCT p.id) AS reports
ORDER BY publisher, type, status
