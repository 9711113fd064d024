await null;
fetch('http://localhost', { signal: AbortSignal.abort('reason') });
