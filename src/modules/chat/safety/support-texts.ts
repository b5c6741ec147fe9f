/**
 * What is said to somebody in distress, by the language of their message. It comforts, names no
 * condition and promises nothing; whoever knows more stands in the list that goes with it.
 */
const TEXTS: Readonly<Record<string, string>> = {
  en: 'It sounds as if things are very hard right now. You do not have to carry this alone: the people below are there to listen. If you or somebody near you is in danger at this moment, please call the emergency number.',
  de: 'Das klingt, als wäre es gerade sehr schwer. Du musst das nicht allein tragen: Die Menschen unten sind da und hören zu. Wenn du oder jemand in deiner Nähe gerade in Gefahr ist, ruf bitte den Notruf.',
  nl: 'Het klinkt alsof het nu heel zwaar is. Je hoeft dit niet alleen te dragen: de mensen hieronder luisteren. Ben jij of is iemand bij jou nu in gevaar, bel dan het alarmnummer.',
  es: 'Parece que estás pasando por un momento muy difícil. No tienes que llevarlo a solas: las personas de la lista están para escuchar. Si tú o alguien cercano está en peligro ahora mismo, llama al número de emergencias.',
  fr: 'On dirait que c’est très dur en ce moment. Vous n’avez pas à porter cela seul : les personnes ci-dessous sont là pour écouter. Si vous ou un proche êtes en danger maintenant, appelez le numéro d’urgence.',
  pt: 'Parece que este momento está sendo muito difícil. Você não precisa carregar isso sozinho: as pessoas abaixo estão aí para ouvir. Se você ou alguém próximo estiver em perigo agora, ligue para o número de emergência.',
  it: 'Sembra un momento molto difficile. Non devi portarlo da solo: le persone qui sotto sono lì per ascoltare. Se tu o qualcuno vicino a te siete in pericolo adesso, chiama il numero di emergenza.',
  ru: 'Похоже, сейчас очень тяжело. Не обязательно нести это в одиночку: люди из списка ниже готовы выслушать. Если вы или кто-то рядом сейчас в опасности, позвоните в экстренную службу.',
  tr: 'Şu anda her şey çok zor görünüyor. Bunu tek başına taşımak zorunda değilsin: aşağıdaki insanlar dinlemek için orada. Sen ya da yakınındaki biri şu anda tehlikedeyse lütfen acil numarayı ara.',
  hi: 'लगता है कि यह समय बहुत कठिन है। इसे अकेले सहना ज़रूरी नहीं: नीचे दिए गए लोग सुनने के लिए हैं। अगर आप या आपके पास कोई अभी ख़तरे में है, तो कृपया आपातकालीन नंबर पर कॉल करें।',
  ur: 'لگتا ہے کہ یہ وقت بہت مشکل ہے۔ یہ بوجھ اکیلے اٹھانا ضروری نہیں: نیچے دیے گئے لوگ سننے کے لیے موجود ہیں۔ اگر آپ یا آپ کے پاس کوئی ابھی خطرے میں ہے تو براہِ کرم ہنگامی نمبر پر فون کریں۔',
  bn: 'মনে হচ্ছে সময়টা খুব কঠিন যাচ্ছে। একা এই ভার বইতে হবে না: নিচের মানুষেরা শোনার জন্য আছেন। আপনি বা আপনার কাছের কেউ এই মুহূর্তে বিপদে থাকলে জরুরি নম্বরে ফোন করুন।',
  ar: 'يبدو أن ما تمر به الآن صعب جدًا. لست مضطرًا إلى حمله وحدك: الأشخاص أدناه موجودون للاستماع. إذا كنت أنت أو شخص قريب منك في خطر الآن، فاتصل برقم الطوارئ من فضلك.',
  zh: '听起来你现在非常难受。你不必独自承受：下面的人愿意倾听。如果你或身边的人此刻有危险，请拨打紧急电话。',
  ja: '今、とてもつらい状況のようですね。ひとりで抱えなくて大丈夫です。下の窓口では話を聴いてもらえます。あなたや身近な人が今まさに危険なときは、緊急番号に電話してください。',
  ko: '지금 많이 힘드신 것 같아요. 혼자 견디지 않아도 됩니다. 아래에 이야기를 들어줄 사람들이 있습니다. 본인이나 가까운 사람이 지금 위험하다면 긴급 전화번호로 연락해 주세요.',
  id: 'Sepertinya saat ini sangat berat. Kamu tidak harus menanggungnya sendiri: orang-orang di bawah ini siap mendengarkan. Jika kamu atau seseorang di dekatmu sedang dalam bahaya, hubungi nomor darurat.',
};

export const supportText = (language: string): string => TEXTS[language] ?? TEXTS['en']!;
