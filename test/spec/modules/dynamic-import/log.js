log('module');
