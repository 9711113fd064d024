/**
 * What the compiler calls a problem of types and the runtime a `SyntaxError`: the early errors of ECMAScript, and imports
 * of names that a module does not export. They are told of every module, whether its types are checked or not.
 */
const earlyErrors = new Set([
  // Names: declared twice, reserved, or missing where classes need them.
  2451, 2528, 1262, 1214, 1359, 18012, 1210, 1215, 1100, 1211, 2492, 2480, 2440, 2323, 18006, 18016, 1451, 18013, 1111,
  // Statements at places where they cannot be.
  1344, 1101, 1105, 1116, 1104, 1115, 1113, 1258, 1114, 1107, 18041, 1474, 1473, 1156, 1108, 1163, 1308, 2852, 1103,
  18038,
  // Declarations, patterns, parameters.
  1182, 1155, 1054, 2501, 2566, 1186, 2462, 1048, 1014, 1013, 1053, 1049, 1193, 1191, 1162, 1197, 1123, 1172, 1174,
  1368, 1341, 1248, 1171, 1184, 1030, 1089, 1044, 1031, 1042, 1029, 2337, 2338, 2660, 17013,
  // Loops and expressions.
  1091, 1188, 1106, 1189, 1190, 1200, 1009, 1102, 1325, 1358, 1312, 5076, 1005, 17012, 1097, 1121, 1487, 2803,
  // Assignments that always throw: to constants and imports.
  2588, 2632,
  // Imports of what is not exported, or is gone once types are stripped.
  2305, 2614, 2724, 1192, 2459, 2460, 18042,
  // JSX, which no runtime loads.
  17004,
]);

/** Members that a type does not have: an early error where they are private names. */
const unknownMember = 2339;

/** @param line the text of the line before it: what comments import is none for the runtime @param text at its place */
export function isEarlyError(code: number, line: string, text: string): boolean {
  if (code === unknownMember) return text.startsWith('#');
  return earlyErrors.has(code) && !/^\s*\/?\*/.test(line);
}
