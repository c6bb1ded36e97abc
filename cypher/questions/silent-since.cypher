/*
group: time
title:
  ar: 'ما الذي لم يُرصد منذ هذا التاريخ؟'
  en: 'What has not been observed since this date?'
meaning:
  ar: 'كل سطر علاقة أحدث رصد لها قبل التاريخ.'
  en: 'Each row is a tie whose latest observation lies before the date.'
caution:
  ar: 'الصمت ليس انتهاء: قد تكون التقارير عن مدة أخرى.'
  en: 'Silence is not an end: the reports may be about another time.'
params:
  date: {type: date, default: '2018', label: {ar: التاريخ, en: Date}}
example: {row: {relationship: ALLIED_WITH, source: Iran-backed militias, target: Russia, first: 2017-11-07, last: 2017-11-07}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.last < $date OR $date = '' AND r.last IS NOT NULL
RETURN type(r) AS relationship, a.name AS source, b.name AS target, r.first AS first, r.last AS last, r.claims AS claims, r.id AS relation
ORDER BY last DESC, relation
