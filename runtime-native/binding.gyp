{
  'variables': {
    'jstime_asan%': 0,
    'jstime_version': '<!(node -p "require(\'./package.json\').version")',
  },
  'target_defaults': {
    'cflags': ['-Wall', '-Wextra', '-Wno-unused-parameter', '-Wno-restrict', '-Werror'],
  },
  'targets': [
    {
      'target_name': 'jstime_library',
      'product_name': 'jstime',
      'product_extension': 'node',
      'product_prefix': '',
      'type': 'loadable_module',
      'defines': ['JSTIME_VERSION="<(jstime_version)"', 'NAPI_VERSION=10', 'NODE_ADDON_API_DISABLE_CPP_EXCEPTIONS'],
      'include_dirs': ['core', 'build/include', '<!(node -p "require(\'node-addon-api\').include_dir")'],
      'cflags_cc': ['-std=c++20', '-fno-rtti', '-fno-exceptions', '-fvisibility=hidden'],
      'cflags_cc!': ['-std=gnu++20', '-std=gnu++17'],
      'libraries': ['-ldl', '-pthread'],
      'sources': [
        '<!@(node -p "require(\'fs\').readdirSync(\'core\',{recursive:true}).filter(f=>f.endsWith(\'.cc\')&&!f.endsWith(\'_test.cc\')).map(f=>\'core/\'+f).sort().join(\' \')")',
      ],
      'conditions': [
        ['jstime_asan==1', {
          'cflags': ['-fsanitize=address', '-fno-omit-frame-pointer', '-g'],
          'ldflags': ['-fsanitize=address'],
        }],
        ['OS!="linux"', {
          'sources/': [['exclude', '^core/standalone/']],
        }],
      ],
    },
  ],
  'conditions': [
    # Elsewhere, untested, the command is Node with the library as its addon.
    ['OS=="linux"', {
      'targets': [
        {
          'target_name': 'jstime_launcher',
          'product_name': 'jstime',
          'type': 'executable',
          'sources': ['launcher/launcher.c'],
          'cflags': ['-ffreestanding', '-fno-builtin', '-fno-stack-protector', '-fno-tree-loop-distribute-patterns'],
          'ldflags': ['-static', '-nostdlib'],
          'ldflags!': ['-rdynamic', '-pthread'],
          'libraries!': ['-lm', '-ldl'],
        },
      ],
    }],
  ],
}
