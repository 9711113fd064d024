try { await import('./enum.ts'); } catch (error) { console.log(error.name, error.code); }
try { await import('./view.tsx'); } catch (error) { console.log(error.name, error.code); }
await import('data:text/javascript,console.log(1)');
