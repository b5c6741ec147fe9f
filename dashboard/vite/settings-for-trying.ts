import type { Plugin } from 'vite';

/** While developing, the page comes from Vite and not from the server that would tell it. */
export function settingsForTrying(): Plugin {
  return {
    name: 'smriti:settings-for-trying',
    apply: 'serve',
    transformIndexHtml: (page) =>
      page.replace(
        'name="smriti-settings" content=""',
        'name="smriti-settings" content="{&quot;trial&quot;:true,&quot;signInModule&quot;:null}"',
      ),
  };
}
