const { proxy, revoke } = Proxy.revocable(new Error('message'), {});
revoke();
throw proxy;
