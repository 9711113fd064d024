missing(
  1,
  2,
);
