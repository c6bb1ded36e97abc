/*
group: quality
title:
  ar: ما الذي لم يراجعه أحد؟
  en: What has nobody reviewed?
meaning:
  ar: كل سطر قاعدة وعدد إفاداتها التي لم يراجعها أحد.
  en: Each row is a rule of the reader and how many of its claims nobody has reviewed.
caution:
  ar: ما لم يُراجع ليس خطأ، لكن لم يتحقق منه أحد.
  en: Unreviewed is not wrong; nobody has checked it.
example: {row: null}
*/
MATCH (c:Claim {review: 'unreviewed'})
RETURN c.rule AS rule, c.type AS type, count(c) AS claims
ORDER BY claims DESC, rule, type
