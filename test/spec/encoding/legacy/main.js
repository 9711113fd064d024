// Every label; encodings with one and with several bytes, errors, bytes that are read again.
const log = (...data) => console.log(...data);
const decode = (label, ...bytes) => new TextDecoder(label).decode(new Uint8Array(bytes));
log(['latin1', ' ASCII\n', 'CP1252', 'iso88591', 'x-sjis', 'GB2312', 'ms932', 'unicode', 'utf-16', 'koi', 'dos-874', 'logical', 'x-x-big5'].map((label) => new TextDecoder(label).encoding).join());
for (const label of ['replacement', 'iso-2022-kr', 'hz-gb-2312', 'utf-7', 'utf-32', '', 'utf8\u00a0', '\u212Aoi8-r']) {
  try {
    log(new TextDecoder(label).encoding);
  } catch ({ name }) {
    log(name);
  }
}
log(decode('windows-1252', 0x80, 0x81, 0x9f, 0xff), decode('koi8-u', 0xae, 0xc1), decode('iso-8859-16', 0xa4, 0xd0), decode('macintosh', 0xf0).codePointAt(0).toString(16));
log(decode('windows-1253', 0xaa, 0xc1), decode('windows-1255', 0xca, 0xe0), decode('windows-874', 0xdb, 0xa1), decode('x-user-defined', 0x80).codePointAt(0).toString(16));
log(decode('shift_jis', 0x93, 0xfa, 0x96, 0x7b, 0xb1), decode('shift_jis', 0x81, 0x20), decode('shift_jis', 0xf0, 0x40).codePointAt(0).toString(16));
log(decode('euc-jp', 0xc6, 0xfc, 0x8e, 0xb1, 0x8f, 0xb0, 0xa1), decode('euc-jp', 0xc6, 0x41));
log(decode('iso-2022-jp', 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42, 0x41), decode('iso-2022-jp', 0x1b, 0x24), decode('iso-2022-jp', 0x1b, 0x28, 0x4a, 0x5c));
log(decode('euc-kr', 0xc7, 0xd1, 0x81, 0x41), decode('big5', 0xa4, 0xa4, 0x88, 0x62), decode('gbk', 0xd6, 0xd0, 0x80));
log(decode('gb18030', 0x81, 0x30, 0x81, 0x30).codePointAt(0).toString(16), decode('gb18030', 0x94, 0x39, 0xda, 0x33), decode('gb18030', 0x81, 0x30, 0x41), decode('gb18030', 0xa8, 0xbc));
const pieces = new TextDecoder('gb18030');
log([0x94, 0x39, 0xda, 0x33].map((byte) => pieces.decode(new Uint8Array([byte]), { stream: true })).join('|') + pieces.decode());
for (const [label, ...bytes] of [['shift_jis', 0x81], ['windows-1253', 0xaa], ['big5', 0xff], ['utf-16le', 1]]) {
  try {
    new TextDecoder(label, { fatal: true }).decode(new Uint8Array(bytes));
  } catch ({ name }) {
    log(label, name);
  }
}
