throw new Error('a setting is missing');
