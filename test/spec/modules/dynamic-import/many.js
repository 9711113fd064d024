// Overlapping loads of graphs that share modules.
const names = ['x', 'y', 'z', 'x', 'z', 'y', 'x'];
const all = await Promise.allSettled(names.map((name) => import(`./graph/${name}.js`)));
for (const { status, value, reason } of all) console.log(status, value ? { ...value } : `${reason.name}`);
