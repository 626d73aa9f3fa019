"""Sentences of our own for pages of our own: what articles say, what stands in a page's frame, what readers remark."""

ARTICLE = {
    "en": """
The ferry stopped shortly after six, when the water had covered the lower step of the landing.
Nobody was hurt, and the two lorries that were already on board were driven back to the yard.
A teacher from the upper hamlet counted thirty-one pupils who had walked along the ridge instead.
The station commander said that rice, blankets and medicine would be carried up before nightfall.
Villagers had seen the crack in the slope on Tuesday and told the patrol that came by.
It took nine men and one excavator until noon to clear the road as far as the old bridge.
On the other side, colleagues from the neighbouring district had begun to dig as well.
They met near the marker stone, shook hands and shared what tea was left in the flask.
The joint report lists four damaged houses, one broken water pipe and no injured people.
Since spring the two stations have spoken on the telephone every Monday morning.
Before that, a letter needed eleven days from one bank of the river to the other.
The new market opens at five, two hours before the gate lets the first carts through.
Ms Ha sells ginger, dried mushrooms and, when her son has time, baskets made of bamboo.
She remembers the year in which the whole market fitted under a single tin roof.
Now there are eighty stalls, a clinic and a room in which parcels wait for their owners.
Traders from three provinces come on the days that end in a four or a nine.
The price of ginger fell by a third in autumn, and some of it was left in the fields.
A cooperative has bought a drying oven, which runs on husks and smells of warm bread.
Officers at the gate check fifty carts an hour, twice as many as two years ago.
Most of the drivers are known by name, and their papers are kept in a wooden box.
The class began with six grown-ups who wanted to write their own names on a form.
Today there are twenty-two, and the youngest brings her daughter, who sleeps on two chairs.
Lessons are on three evenings a week, after the buffaloes have been brought home.
The lieutenant who teaches them had never stood before a blackboard until that winter.
He says that patience was the hardest thing to learn, and chalk the hardest thing to find.
At the end of the course each pupil read a page aloud, some in a whisper.
The commune has promised a lamp for every table and a roof that does not leak.
A second class will open in the valley as soon as the seed has been brought in.
The patrol walks for two days, sleeps in a hut of planks and returns by another path.
In the rainy months leeches are a greater trouble than the steepness of the climb.
Each stone has a number, a photograph and a line in a book that is never thrown away.
Where a stone leans, the two sides measure it together and put it right together.
Last year seven stones were found under moss and one in the middle of a stream.
The youngest of the soldiers carries the radio, the oldest carries the salt.
From the last ridge they can see the lights of both villages at the same time.
A doctor visits every second Thursday, with a box that two people have to lift.
She treats coughs, sore eyes and the hands of those who split bamboo for a living.
Children are weighed on a scale that used to weigh sacks of maize.
In March she found four cases of measles, and the school was closed for ten days.
Vaccine came up the river in a cold box, guarded by a corporal who did not sleep.
The forest above the dam belongs to nobody and is looked after by everybody.
Thirty families take turns, two each week, and write down what they have seen.
Since they began, not one of the big trees has been cut without a permit.
Honey from these slopes is sold in town under a label that a pupil has drawn.
Whoever finds a snare brings it to the station, where they hang on a nail by the door.
The bridge is forty metres long and just wide enough for a cart with its ox.
It was paid for by both districts, and both sent carpenters who argued about the nails.
At the opening an old man crossed first, because he had swum there as a boy.
There were speeches, a drum and a goat that would not leave the red carpet.
By evening the first bride had crossed, with her furniture on three motorcycles.
""".strip().splitlines(),
    "vi": """
Mưa lớn kéo dài từ nửa đêm đã làm nước suối dâng cao, cô lập hai bản ở phía thượng nguồn.
Ngay trong buổi sáng, tổ công tác của đồn đã mang gạo, mì và thuốc men vào tận từng nhà.
Trưởng bản cho biết bà con đã được báo trước nên kịp đưa trâu bò lên chỗ cao.
Đoạn đường sạt dài chừng hai mươi mét, xe máy phải đi vòng qua lối mòn sau trường học.
Đến chiều, máy xúc mượn của huyện bên đã dọn được hơn một nửa số đất đá.
Cô giáo Hạnh cùng học trò dọn bùn trong lớp, phơi lại từng quyển vở còn ướt.
Không có thiệt hại về người, chỉ bốn mái nhà bị tốc và một đường ống nước bị gãy.
Hai đồn ở hai bên biên giới vẫn gọi điện cho nhau vào mỗi sáng thứ hai.
Trước kia một lá thư phải mất mười một ngày mới sang được tới bờ bên kia.
Chợ phiên họp vào những ngày cuối cùng là bốn và chín, từ lúc trời còn tối.
Bà Lý bán gừng, nấm khô và những chiếc gùi do con trai đan trong lúc rảnh rỗi.
Mùa này giá gừng giảm gần một phần ba, nhiều nhà để lại củ ngoài ruộng.
Hợp tác xã vừa mua một lò sấy chạy bằng vỏ trấu, cả xóm thơm như mùi bánh nướng.
Mỗi giờ cán bộ cửa khẩu kiểm tra được năm mươi xe, gấp đôi so với hai năm trước.
Lớp học xóa mù chữ mở ba buổi tối mỗi tuần, sau khi trâu đã về chuồng.
Ban đầu chỉ có sáu người, nay lớp đã có hai mươi hai học viên đủ mọi lứa tuổi.
Thượng úy Nam nói điều khó nhất là kiên nhẫn, còn thứ khó tìm nhất là viên phấn.
Cuối khóa, mỗi người đọc to một trang sách, có người đọc khẽ như đang thì thầm.
Xã hứa sẽ lắp thêm đèn cho từng bàn và lợp lại mái trước mùa mưa tới.
Tổ tuần tra đi bộ hai ngày, ngủ trong lán gỗ rồi trở về bằng một con đường khác.
Mỗi cột mốc có một số hiệu, một bức ảnh và một dòng ghi chép không bao giờ bỏ đi.
Năm ngoái, bảy cột mốc được tìm thấy dưới lớp rêu dày, một cột nằm giữa lòng suối.
Người lính trẻ nhất mang máy bộ đàm, người lớn tuổi nhất mang túi muối.
Từ dãy núi cuối cùng có thể nhìn thấy ánh đèn của cả hai ngôi làng.
Bác sĩ lên bản vào ngày thứ năm của tuần thứ hai, mang theo hòm thuốc hai người khiêng.
Trẻ em được cân bằng chiếc cân trước đây vẫn dùng để cân bao ngô.
Vắc-xin được chở ngược sông trong thùng lạnh, có một hạ sĩ thức trắng đêm canh giữ.
Ba mươi gia đình thay phiên nhau giữ rừng, mỗi tuần hai nhà, và ghi lại những gì đã thấy.
Mật ong trên sườn núi được bán dưới thị trấn với nhãn do một em học sinh vẽ.
Cây cầu dài bốn mươi mét, vừa đủ cho một chiếc xe bò đi qua.
Trong ngày khánh thành, một cụ già được mời bước qua đầu tiên vì thuở nhỏ cụ từng bơi ở đây.
Đến tối, cô dâu đầu tiên đã sang sông, đồ đạc chở trên ba chiếc xe máy.
""".strip().splitlines(),
}
HEADLINES = {
    "en": """
Harbour wall to be raised by a metre
Five soups for a cold week
Chess club loses its roof and wins its match
What the new bus timetable means for you
Minister visits paper mill
Quiz: how well do you know the rivers?
Three painters, one barn
Snow expected above eight hundred metres
Why the library stays open on Sundays
Football: late goal decides the derby
House prices stand still
Letters: the lamp outside my window
Old cinema becomes a school of dance
Watch: a fox on the night tram
Ten years of the little orchestra
How to keep bees on a balcony
Council votes on the swimming bath
The baker who never sleeps
Trains late after signal fault
A dictionary of lost tools
""".strip().splitlines(),
    "vi": """
Giá cà phê sáng nay đi ngang
Đội bóng tỉnh thắng trận thứ ba
Năm món canh cho ngày lạnh
Thư viện mở cửa cả chủ nhật
Lịch xe buýt mới từ đầu tháng
Triển lãm tranh của ba họa sĩ trẻ
Không khí lạnh tràn về trong đêm
Cách nuôi ong ngoài ban công
Rạp chiếu phim cũ thành trường múa
Tàu chậm vì hỏng tín hiệu
Người thợ làm bánh không ngủ
Hội đồng bàn chuyện bể bơi
Mười năm của dàn nhạc nhỏ
Giá nhà đứng yên trong quý
Từ điển những nông cụ đã mất
""".strip().splitlines(),
}
REMARKS = {
    "en": """
I crossed there as a child and it was never this busy, so thank you for writing about it.
Could somebody please tell us when the bus will go again, my mother has been waiting since Monday?
Not a word about the noise, which those of us who live next to the road hear every night.
Great reporting, though I think that the second picture shows another village altogether.
We offer the best wooden roofs in the whole valley, ask for our catalogue and win a hammer.
Our weekly letter brings you the best stories every Friday, free of charge and easy to leave.
We use small files on your device to remember your choices and to count how often pages are read.
The publisher is not responsible for what stands on other pages that this one leads to.
""".strip().splitlines(),
    "vi": """
Hồi nhỏ tôi vẫn qua lại chỗ này, chưa bao giờ thấy đông như bây giờ, cảm ơn tòa soạn.
Xin hỏi bao giờ xe khách chạy lại, mẹ tôi chờ ở bến từ hôm thứ hai đến nay?
Bài viết hay nhưng tôi nghĩ bức ảnh thứ hai chụp ở một bản khác thì đúng hơn.
Cơ quan chủ quản: Sở của tỉnh, giấy phép hoạt động báo điện tử số không ba cấp năm ngoái.
Đăng ký nhận bản tin mỗi tuần, hoàn toàn miễn phí và có thể dừng bất cứ lúc nào.
""".strip().splitlines(),
}
