// Whatever bytes a file has, it loads: empty, with a byte order mark, a hashbang, not quite UTF-8, with odd line ends.
for (const name of ['empty', 'bom', 'bom-hashbang', 'hashbang', 'invalid-utf-8', 'crlf', 'separators', 'no-newline', 'comment-only', 'nul', 'latin1', 'emoji', 'html-comment']) {
  await import(`./${name}.js`).then(
    (all) => console.log(name, { ...all }),
    (error) => console.log(name, `${error}`),
  );
}
